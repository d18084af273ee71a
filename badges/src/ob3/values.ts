/** Closed lists of Open Badges 3.0. Where a list may be extended, an issuer's own name begins with `ext:`. */

export const achievementTypes = [
  'Achievement',
  'ApprenticeshipCertificate',
  'Assessment',
  'Assignment',
  'AssociateDegree',
  'Award',
  'Badge',
  'BachelorDegree',
  'Certificate',
  'CertificateOfCompletion',
  'Certification',
  'CoCurricular',
  'CommunityService',
  'Competency',
  'Course',
  'Degree',
  'Diploma',
  'DoctoralDegree',
  'Fieldwork',
  'GeneralEducationDevelopment',
  'JourneymanCertificate',
  'LearningProgram',
  'License',
  'MasterCertificate',
  'MasterDegree',
  'Membership',
  'MicroCredential',
  'ProfessionalDoctorate',
  'QualityAssuranceCredential',
  'ResearchDoctorate',
  'SecondarySchoolDiploma',
] as const

export const targetTypes = [
  'ceasn:Competency',
  'ceterms:Credential',
  'CFItem',
  'CFRubric',
  'CFRubricCriterion',
  'CFRubricCriterionLevel',
  'CTDL',
] as const

export const identifierTypes = [
  'accountId',
  'emailAddress',
  'identifier',
  'isbn',
  'issn',
  'lisSourcedId',
  'ltiContextId',
  'ltiDeploymentId',
  'ltiPlatformId',
  'ltiToolId',
  'ltiUserId',
  'name',
  'nationalIdentityNumber',
  'oneRosterSourcedId',
  'productId',
  'sisSourcedId',
  'sourcedId',
  'systemId',
  'userName',
] as const

export const resultTypes = [
  'GradePointAverage',
  'LetterGrade',
  'Percent',
  'PerformanceLevel',
  'PredictedScore',
  'RawScore',
  'Result',
  'RubricCriterion',
  'RubricCriterionLevel',
  'RubricScore',
  'ScaledScore',
  'Status',
] as const

export const resultStatuses = ['Completed', 'Enrolled', 'Failed', 'InProgress', 'OnHold', 'Provisional', 'Withdrew'] as const

export type AchievementType = (typeof achievementTypes)[number] | `ext:${string}`
export type TargetType = (typeof targetTypes)[number] | `ext:${string}`
export type IdentifierType = (typeof identifierTypes)[number] | `ext:${string}`
export type ResultType = (typeof resultTypes)[number] | `ext:${string}`
export type ResultStatus = (typeof resultStatuses)[number]
